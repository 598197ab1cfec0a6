/**
 * Makes the bundle small: Google reads all of it at every click. Each step only rewrites code into shorter code that
 * does the same; docs/performance.md says what each one saves.
 */
import { minify } from '@swc/core';
import { transform } from 'esbuild';

/** For who reads the bundle in Google's script editor; shorter lines cost a byte each. */
const LINE = 1_000;

/** @type {import('@swc/core').JsMinifyOptions} */
const SHORT = {
  module: false,
  ecma: 2019,
  // No function of ours or of a package is called with `new`, so one without `this` may become an arrow or a method.
  compress: { ecma: 2019, passes: 5, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true, hoist_props: true },
  mangle: true,
  format: { comments: false },
};

/**
 * Shortens a whole script: swc folds and inlines, esbuild then writes it down in lines.
 * @param {string} script
 * @param {string} [map] its source map; the result then carries one too, inline
 * @returns {Promise<string>}
 */
export async function shrink(script, map) {
  const { code, map: after } = await minify(script, map ? withMap(map) : SHORT);
  const comment = after && `\n//# sourceMappingURL=data:application/json,${encodeURIComponent(after)}`;
  const lines = await transform(code + (comment ?? ''), {
    target: 'es2019',
    charset: 'utf8',
    minify: true,
    lineLimit: LINE,
    sourcemap: comment ? 'inline' : false,
  });
  return lines.code;
}

/**
 * swc takes the map of its input as terser does; its types know only that it makes one.
 * @param {string} content
 * @returns {import('@swc/core').JsMinifyOptions}
 */
function withMap(content) {
  const sourceMap = /** @type {boolean} */ (/** @type {unknown} */ ({ content }));
  return { ...SHORT, sourceMap, inlineSourcesContent: true };
}
