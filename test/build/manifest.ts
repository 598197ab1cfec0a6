/**
 * The manifest as Google documents it, as far as this add-on uses it. Stricter than Google and clasp, which push
 * anything: a key that is not here is a mistake until somebody adds it here. References: the pages of
 * developers.google.com/apps-script/manifest.
 */
import * as v from 'valibot';
import type { Script } from './script';

const functionName = v.pipe(v.string(), v.regex(/^[A-Za-z]\w*$/, 'not a function name'));
const label = v.pipe(v.string(), v.minLength(1));
const https = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const color = v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/, 'not a colour'));
const timeZone = v.pipe(
  v.string(),
  v.check((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'not a time zone'),
);

const schema = v.strictObject({
  timeZone,
  runtimeVersion: v.literal('V8'),
  // STACKDRIVER would log the message of every uncaught exception, and a message can hold what a student wrote.
  exceptionLogging: v.literal('NONE'),
  // Advanced services: the global name in the script is `userSymbol`.
  dependencies: v.strictObject({
    enabledAdvancedServices: v.array(
      v.strictObject({ userSymbol: v.literal('Drive'), serviceId: v.literal('drive'), version: v.literal('v3') }),
    ),
  }),
  oauthScopes: v.pipe(
    v.array(v.pipe(https, v.startsWith('https://www.googleapis.com/auth/'))),
    v.minLength(1),
    v.check((scopes) => new Set(scopes).size === scopes.length, 'a scope is listed twice'),
  ),
  addOns: v.strictObject({
    common: v.strictObject({
      name: label,
      logoUrl: https,
      useLocaleFromApp: v.literal(true),
      homepageTrigger: v.strictObject({ runFunction: functionName }),
      universalActions: v.array(v.strictObject({ label, runFunction: functionName })),
      layoutProperties: v.strictObject({ primaryColor: color, secondaryColor: color }),
      openLinkUrlPrefixes: v.array(v.pipe(https, v.endsWith('/'))),
    }),
    // The host is on because its key is there; the homepage is the common one.
    sheets: v.strictObject({}),
  }),
});

export type Manifest = v.InferOutput<typeof schema>;

/** Google calls by the scope they need. A pattern is tried on each call as written: `Service.method` or `.method`. */
const callsOfScope: Readonly<Record<string, RegExp>> = {
  spreadsheets: /^SpreadsheetApp\./,
  forms: /^FormApp\./,
  'script.container.ui': /^\.(showSidebar|showModalDialog|showModelessDialog)$/,
  'script.send_mail': /^MailApp\./,
  'userinfo.email': /^Session\.get(Active|Effective)User$/,
  // The user's language and time zone come in the event of a card: a key of the manifest asks for them, not a call.
  'script.locale': /^useLocaleFromApp$/,
  'script.scriptapp': /^ScriptApp\.(newTrigger|getProjectTriggers|getUserTriggers|deleteTrigger)$/,
  'script.external_request': /^UrlFetchApp\./,
  // The advanced service is content with the files that the script made itself.
  'drive.file': /^Drive\.Files$/,
  drive: /^DriveApp\./,
  'mail.google.com': /^GmailApp\./,
  documents: /^DocumentApp\./,
};

const prefix = 'https://www.googleapis.com/auth/';

/**
 * What is wrong with a manifest: of the wrong shape, naming a function that the script does not have, asking a scope
 * that no call needs, or lacking one that a call needs. Empty when all is well.
 */
export function problemsOf(manifest: unknown, script: Script): readonly string[] {
  const parsed = v.safeParse(schema, manifest);
  if (!parsed.success) return parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'manifest'}: ${issue.message}`);
  return [
    ...missingFunctions(parsed.output, script),
    ...wrongScopes(parsed.output, script),
    ...wrongServices(parsed.output, script),
  ];
}

/** Advanced services that no call uses, or that a call uses and the manifest does not switch on. */
function wrongServices({ dependencies }: Manifest, script: Script): readonly string[] {
  const on = dependencies.enabledAdvancedServices.map(({ userSymbol }) => userSymbol);
  const used = script.members.some((member) => member.startsWith('Drive.'));
  return [
    ...on.filter(() => !used).map((name) => `no call needs the service ${name}`),
    ...(used && on.length === 0 ? ['the service Drive is not switched on'] : []),
  ];
}

/** The functions that a manifest names. */
export function functionsOf({ addOns: { common } }: Manifest): readonly string[] {
  return [common.homepageTrigger, ...common.universalActions].map(({ runFunction }) => runFunction);
}

function missingFunctions(manifest: Manifest, script: Script): readonly string[] {
  return functionsOf(manifest)
    .filter((name) => !script.functions.includes(name))
    .map((name) => `the bundle has no function ${name}`);
}

function wrongScopes(manifest: Manifest, script: Script): readonly string[] {
  const calls = [...script.members, ...Object.keys(manifest.addOns.common)];
  const needed = Object.entries(callsOfScope)
    .filter(([, pattern]) => calls.some((call) => pattern.test(call)))
    .map(([scope]) => prefix + scope);
  return [
    ...needed.filter((scope) => !manifest.oauthScopes.includes(scope)).map((scope) => `the scope ${scope} is missing`),
    ...manifest.oauthScopes
      .filter((scope) => !needed.includes(scope))
      .map((scope) => `no call needs the scope ${scope}`),
  ];
}
