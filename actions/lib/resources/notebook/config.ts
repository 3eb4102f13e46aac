/** A notebook instance for the people who work on the pipeline. */
export interface Notebook {
  readonly instance: string;
  /** GB. */
  readonly volumeSize: number;
  /** Seconds without work after which it stops itself. */
  readonly idleStop: number;
  /** Whether its users may become root. */
  readonly root: boolean;
  /** Requirements in pip's syntax. */
  readonly packages: readonly string[];
  /** An https address, the name of a code repository in SageMaker, or `none`; undefined: the repository of the run. */
  readonly repository?: string;
}
