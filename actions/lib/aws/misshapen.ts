/** An answer that AWS does not give: something between this machine and AWS has changed it, or made it. */
export class Misshapen extends Error {
  override readonly name = 'Misshapen';
  readonly $metadata: object;

  /** @param answer whose request is named */
  constructor(message: string, answer: object) {
    super(message);
    this.$metadata = ('$metadata' in answer && answer.$metadata) || {};
  }
}

/** Whether a call was answered, and with what is no answer to it. */
export function isMisshapen(error: Error): boolean {
  return error instanceof Misshapen;
}
