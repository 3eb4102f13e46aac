/** Name of the quota for the instances of a type that all endpoints of the account have together. */
export function endpointUsage(instanceType: string): string {
  return `${instanceType} for endpoint usage`;
}
