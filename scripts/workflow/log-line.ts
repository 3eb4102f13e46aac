import type { WorkflowEvent } from './events.ts';

/** An event as one entry of a log file. */
export function logLine(event: WorkflowEvent): string {
  const prefix = event.job === undefined ? '' : `[${event.job}] `;
  switch (event.is) {
    case 'step-started':
      return `${prefix}▶ ${event.stage} ${event.step}`;
    case 'step-ended':
      return `${prefix}■ ${event.stage} ${event.step}: ${event.result} in ${event.seconds.toFixed(2)} s`;
    case 'job-ended':
      return `${prefix}■ job: ${event.result}`;
    case 'output':
      return `${prefix}output ${event.step}.${event.name} = ${event.value}`;
    case 'summary':
      return `${prefix}summary\n${event.markdown}`;
    case 'group':
      return `${prefix}▼ ${event.title}`;
    case 'group-ended':
      return `${prefix}▲`;
    case 'annotation':
      return `${prefix}${event.level}: ${event.at === undefined ? '' : `${event.at}: `}${event.text}`;
    case 'line':
      return `${prefix}${event.text}`;
    case 'message':
      return `${prefix}${event.level}: ${event.text}`;
  }
}
