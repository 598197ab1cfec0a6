/**
 * Loads the formula engine. The package is an ES module, which Jest on Node 20 cannot `require`; so it is read, turned into
 * CommonJS and run here, synchronously, the first time a formula is read.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import type * as IronCalc from '@ironcalc/wasm';

type Wrapped = (module: object, exports: object, load: (name: string) => unknown) => void;

let loaded: typeof IronCalc | undefined;

/** The engine, initialised. */
export function ironCalc(): typeof IronCalc {
  loaded ??= load();
  return loaded;
}

function load(): typeof IronCalc {
  const folder = dirname(require.resolve('@ironcalc/wasm/package.json'));
  const engine = run(join(folder, 'wasm.js')) as typeof IronCalc;
  engine.initSync({ module: readFileSync(join(folder, 'wasm_bg.wasm')) });
  return engine;
}

function run(file: string): unknown {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    swcrc: false,
    configFile: false,
    jsc: { target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} };
  const load = (name: string): unknown => run(join(dirname(file), name));
  // In this realm, whose objects the engine checks for; the text is that of an installed package, not input.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const wrapped = new Function('module', 'exports', 'require', code) as Wrapped;
  wrapped(module, module.exports, load);
  return module.exports;
}
