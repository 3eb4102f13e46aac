import { a as putScheduledAction, c as registerTarget, d as scheduledActionsKind, f as updateTarget, i as listScheduledActions, l as scalableTargetKind, n as deleteScheduledAction, o as putTargetTracking, r as describeTarget, s as readTargetTags, t as SCALED, u as scalingPolicyKind } from "./scaling2.aws.mjs";

export { scalableTargetKind, scalingPolicyKind, scheduledActionsKind };