import type { Phase } from '../core/graph.ts';

/** Beginnings of FailureReasons that are not caused by the job's content, so the same job may be retried. */
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;

/** Secondary statuses of a job that reached a limit: SageMaker calls the job Stopped; here it has failed. */
const LIMITS: Readonly<Record<string, string>> = {
  MaxRuntimeExceeded: 'SageMaker stopped it, because it reached its time limit (`max-runtime`)',
  MaxWaitTimeExceeded: 'SageMaker stopped it, because it waited too long for spot instances',
};

/** The phase of a training or tuning job, from SageMaker's statuses. */
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
