import type { Phase } from '../core/graph.ts';

/**
 * FailureReasons that say nothing about the content of a job: it may be tried again as it is. Source: the words that
 * SageMaker begins its reasons with.
 */
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;

/** A limit that a job ran into; SageMaker calls it Stopped, for us it is a failure. */
const LIMITS: Readonly<Record<string, string>> = {
  MaxRuntimeExceeded: 'SageMaker stopped it, because it reached its time limit (`max-runtime`)',
  MaxWaitTimeExceeded: 'SageMaker stopped it, because it waited too long for spot instances',
};

/** Where a training or tuning job stands, from SageMaker's own statuses. */
export function jobPhase(status: string, secondary: string | undefined, reason: string | undefined): Phase {
  switch (status) {
    case 'Completed':
      return { is: 'ready', detail: 'Completed' };
    case 'Failed':
    case 'DeleteFailed': {
      const detail = reason ?? `${status} without a reason`;
      return TRANSIENT.test(detail) ? { is: 'failed', detail, transient: true } : { is: 'failed', detail };
    }
    case 'Stopped': {
      const limit = LIMITS[secondary ?? ''];
      return limit === undefined
        ? { is: 'stopped', detail: 'Stopped by a user or another process', transient: true }
        : { is: 'failed', detail: limit };
    }
    default:
      return {
        is: 'in-progress',
        detail: secondary === undefined || secondary === status ? status : `${status}, ${secondary}`,
      };
  }
}
