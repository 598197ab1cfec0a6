declare module 'gas-local' {
  /** Runs every script of a folder in a fresh context whose global object is `globals`, and gives that object back. */
  function load<T extends object>(
    folder: string,
    globals: T,
    options?: { filter: (path: string) => boolean },
  ): T & Record<string, (...args: unknown[]) => unknown>;
  export { load as require };
}
