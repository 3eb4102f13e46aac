import { given } from '../../config/fill-in.ts';
import type { Include } from './config.ts';

/** A folder of code, without slashes at its end. */
export function code({ source, include }: { source: string; include?: Include | undefined }) {
  return given({ source: source.replace(/\/+$/, ''), include });
}
