import type { Written } from './schema.ts';

type Partially<T> = T extends readonly (infer Item)[]
  ? (Item | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;

/** A config without its faulty parts: they are undefined, though their keys are there, and what is there has its type. */
export type Draft = Partially<Written>;
