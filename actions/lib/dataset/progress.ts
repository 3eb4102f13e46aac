/** Progress of one step. */
export interface ProgressReport {
  readonly phase: 'download' | 'unpack' | 'hash' | 'check' | 'publish';
  readonly files: number;
  readonly totalFiles?: number;
  readonly bytes: number;
  readonly totalBytes?: number;
  /** Bytes per second since the step began. */
  readonly rate: number;
  /** Absent while the total is unknown. */
  readonly secondsLeft?: number;
}

/** Called about once a second, and at the end of a step. The receiver prints it. */
export type Progress = (report: ProgressReport) => void;

const INTERVAL_MS = 1000;

/** Counts finished files and bytes of one step and reports them. */
export class Meter {
  readonly #started = performance.now();
  readonly #report: Progress;
  readonly #phase: ProgressReport['phase'];
  readonly #total: { files?: number; bytes?: number };
  #reported = this.#started;
  #files = 0;
  #bytes = 0;

  constructor(report: Progress, phase: ProgressReport['phase'], total: { files?: number; bytes?: number } = {}) {
    this.#report = report;
    this.#phase = phase;
    this.#total = total;
  }

  /** Adds what has been done since the last call. */
  add(files: number, bytes: number): void {
    this.#files += files;
    this.#bytes += bytes;
    const now = performance.now();
    if (now - this.#reported < INTERVAL_MS) return;
    this.#reported = now;
    this.#tell(now);
  }

  /** Reports the end of the step. */
  done(): void {
    this.#tell(performance.now());
  }

  #tell(now: number): void {
    const seconds = Math.max((now - this.#started) / 1000, 0.001);
    const rate = this.#bytes / seconds;
    const { files, bytes } = this.#total;
    this.#report({
      phase: this.#phase,
      files: this.#files,
      bytes: this.#bytes,
      rate,
      ...(files !== undefined && { totalFiles: files }),
      ...(bytes !== undefined && { totalBytes: bytes }),
      ...(bytes !== undefined && rate > 0 && { secondsLeft: Math.max(bytes - this.#bytes, 0) / rate }),
    });
  }
}
