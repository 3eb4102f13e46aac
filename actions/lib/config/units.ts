const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const megabytes = { MB: 1, GB: 1024 } as const;
const gigabytes = { GB: 1, TB: 1024 } as const;

/** `30s`, `90m`, `2h` or `1d`; the unit is required. */
export const durationPattern = /^[1-9]\d*[smhd]$/;

/** `30GB` or `1TB`; the unit is required. */
export const sizePattern = /^[1-9]\d*(GB|TB)$/;

/** `512MB` or `2GB`; the unit is required. */
export const memoryPattern = /^[1-9]\d*(MB|GB)$/;

/** Seconds of a text that matches {@link durationPattern}. */
export function toSeconds(duration: string): number {
  return Number.parseInt(duration, 10) * seconds[duration.slice(-1) as keyof typeof seconds];
}

/** SageMaker's `VolumeSizeInGB` of a text that matches {@link sizePattern}. */
export function toGigabytes(size: string): number {
  return Number.parseInt(size, 10) * gigabytes[size.slice(-2) as keyof typeof gigabytes];
}

/** Lambda's `MemorySize` of a text that matches {@link memoryPattern}. */
export function toMegabytes(size: string): number {
  return Number.parseInt(size, 10) * megabytes[size.slice(-2) as keyof typeof megabytes];
}
