import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded into an action's process by `--import`; STRAY says what goes wrong in it. */
if (process.env['STRAY'] === 'rejection') {
  const timer = setInterval(() => {
    // Only once the action watches over itself.
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(timer);
    void Promise.reject(new Error('a promise that nothing awaits'));
  }, 1);
} else if (process.env['STRAY'] === 'never') {
  fs.promises.mkdtemp = (() => new Promise(() => undefined)) as unknown as typeof fs.promises.mkdtemp;
  syncBuiltinESMExports();
}
