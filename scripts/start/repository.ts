/** The repository that local runs belong to, as GitHub would know it. */
export const repository = { owner: 'local', ownerId: '1', name: 'sagemaker-actions', id: '2' };
