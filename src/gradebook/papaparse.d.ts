/** The part of Papa Parse in use here. Its own types would bring those of Node with them, and `setTimeout` would compile. */
declare module 'papaparse' {
  /** One complaint; `row` counts from 0 in `data`. */
  interface ParseError {
    readonly code: string;
    readonly row?: number;
  }

  const Papa: {
    /** Never throws; what it could not read well is in `errors`, and `data` holds its best reading. */
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the shape of the library
    parse<T>(text: string, options: { delimiter: string; newline: string }): { data: T[]; errors: ParseError[] };
  };
  export default Papa;
}
