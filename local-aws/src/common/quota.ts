/** Name of the quota of instances of one type for all endpoints of the account together. */
export function endpointUsage(instanceType: string): string {
  return `${instanceType} for endpoint usage`;
}
