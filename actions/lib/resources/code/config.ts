/** Which files of a folder belong to its code: the ones that git tracks or would track, or all. */
export type Include = 'git' | 'all';
