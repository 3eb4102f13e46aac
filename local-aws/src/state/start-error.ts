/** The stand-in cannot start for a reason that the user can fix. No part of it runs. */
export class StartError extends Error {}
