/** The stand-in cannot start, for a reason that its user can see to; nothing of it runs. */
export class StartError extends Error {}
