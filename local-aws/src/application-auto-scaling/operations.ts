import type * as aas from '@aws-sdk/client-application-auto-scaling';
import type { HandlersOf } from '../protocol/service.ts';

/** All operations of Application Auto Scaling that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  DeleteScalingPolicy: [aas.DeleteScalingPolicyRequest, aas.DeleteScalingPolicyResponse];
  DeleteScheduledAction: [aas.DeleteScheduledActionRequest, aas.DeleteScheduledActionResponse];
  DeregisterScalableTarget: [aas.DeregisterScalableTargetRequest, aas.DeregisterScalableTargetResponse];
  DescribeScalableTargets: [aas.DescribeScalableTargetsRequest, aas.DescribeScalableTargetsResponse];
  DescribeScalingActivities: [aas.DescribeScalingActivitiesRequest, aas.DescribeScalingActivitiesResponse];
  DescribeScalingPolicies: [aas.DescribeScalingPoliciesRequest, aas.DescribeScalingPoliciesResponse];
  DescribeScheduledActions: [aas.DescribeScheduledActionsRequest, aas.DescribeScheduledActionsResponse];
  ListTagsForResource: [aas.ListTagsForResourceRequest, aas.ListTagsForResourceResponse];
  PutScalingPolicy: [aas.PutScalingPolicyRequest, aas.PutScalingPolicyResponse];
  PutScheduledAction: [aas.PutScheduledActionRequest, aas.PutScheduledActionResponse];
  RegisterScalableTarget: [aas.RegisterScalableTargetRequest, aas.RegisterScalableTargetResponse];
  TagResource: [aas.TagResourceRequest, aas.TagResourceResponse];
  UntagResource: [aas.UntagResourceRequest, aas.UntagResourceResponse];
}

/** Handlers of some of these operations. */
export type Handlers = HandlersOf<Operations>;
