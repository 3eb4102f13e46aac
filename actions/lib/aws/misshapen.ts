/** An answer that AWS cannot have sent: something between this machine and AWS changed or created it. */
export class Misshapen extends Error {
  override readonly name = 'Misshapen';
  readonly $metadata: object;

  /** @param answer whose request id is in the message */
  constructor(message: string, answer: object) {
    super(message);
    this.$metadata = ('$metadata' in answer && answer.$metadata) || {};
  }
}

/** Whether a call got an answer that is not valid for it. */
export function isMisshapen(error: Error): boolean {
  return error instanceof Misshapen;
}
