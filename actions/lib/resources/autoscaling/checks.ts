import type { Finding } from '../../config/document.ts';
import type { Draft } from '../draft.ts';
import { isTimeZone, nearestZone, objectionToSchedule } from './schedule.ts';

/** Burstable types, which SageMaker does not scale. */
const burstable = /^ml\.t\d/;

/** Limits of autoscaling that contradict each other or the endpoint's initial number of instances. */
export function checkScaling({ endpoints = {} }: Draft): Finding[] {
  return Object.entries(endpoints).flatMap(([name, endpoint]) => {
    const { instance, count, scaling } = endpoint ?? {};
    if (scaling === undefined) return [];
    const path = ['endpoints', name];
    const findings: Finding[] = [];
    const { min, max } = scaling;
    if (min !== undefined && max !== undefined && min > max) {
      const what = `is above max: ${min} > ${max}`;
      findings.push({ path: [...path, 'scaling', 'min'], what, instead: `write at most ${max}` });
    } else if (count !== undefined && ((min !== undefined && count < min) || (max !== undefined && count > max))) {
      const what = `is outside the range of scaling: ${count}, not ${min} to ${max}`;
      const instead = 'remove it: autoscaling sets the number of instances';
      findings.push({ path: [...path, 'count'], what, instead });
    }
    const bounds = (scaling.step?.add ?? []).map((step) => step?.above);
    const twice = bounds.findIndex((above, index) => above !== undefined && bounds.indexOf(above) < index);
    if (twice !== -1) {
      const place = [...path, 'scaling', 'step', 'add', twice, 'above'];
      findings.push({ path: place, what: `is duplicated: ${bounds[twice]}`, instead: 'write each step once' });
    }
    for (const [action, range] of Object.entries(scaling.scheduled ?? {})) {
      const place = [...path, 'scaling', 'scheduled', action];
      if (range === undefined) continue;
      const { schedule, timezone } = range;
      const objection = schedule === undefined ? undefined : objectionToSchedule(schedule);
      if (objection !== undefined) findings.push({ path: [...place, 'schedule'], ...objection });
      if (timezone !== undefined && !isTimeZone(timezone)) {
        const what = `is not an IANA time zone: ${JSON.stringify(timezone)}`;
        findings.push({ path: [...place, 'timezone'], what, instead: `write ${nearestZone(timezone)}` });
      }
      if (!('min' in range) && !('max' in range)) {
        const instead = 'write min, max or both';
        findings.push({ path: place, at: 'key', what: 'changes nothing', instead });
      }
      const [least, most] = [range.min ?? min, range.max ?? max];
      if (least !== undefined && most !== undefined && least > most) {
        const what = `makes min larger than max: ${least} > ${most}`;
        findings.push({ path: place, at: 'key', what, instead: 'write both limits' });
      }
    }
    if (instance !== undefined && burstable.test(instance)) {
      const what = `cannot be scaled: SageMaker does not scale burstable types such as ${instance}`;
      findings.push({ path: [...path, 'instance'], what, instead: 'write another type, such as ml.m5.large' });
    }
    return findings;
  });
}
