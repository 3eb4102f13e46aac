/** The repository of local runs, with GitHub's ids. */
export const repository = { owner: 'local', ownerId: '1', name: 'sagemaker-actions', id: '2' };
