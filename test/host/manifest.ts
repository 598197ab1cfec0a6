/** What the host reads from `appsscript.json`. The manifest itself is checked by test/build. */
import { readFileSync } from 'node:fs';

export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly {
      readonly userSymbol: string;
      readonly serviceId: string;
      readonly version: string;
    }[];
  };
  readonly addOns?: {
    readonly common?: {
      readonly name?: string;
      readonly homepageTrigger?: Trigger;
      readonly universalActions?: readonly UniversalAction[];
      readonly openLinkUrlPrefixes?: readonly string[];
      readonly useLocaleFromApp?: boolean;
      /** Colours of the panel: its bar, and its buttons. */
      readonly layoutProperties?: { readonly primaryColor?: string; readonly secondaryColor?: string };
    };
    readonly sheets?: { readonly homepageTrigger?: Trigger };
  };
}

interface Trigger {
  readonly runFunction: string;
  readonly enabled?: boolean;
}

export interface UniversalAction {
  readonly label: string;
  readonly runFunction?: string;
  readonly openLink?: string;
}

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

/** The function of the cards' home: that of Sheets, else the common one. */
export function homepageOf({ addOns }: Manifest): string {
  const trigger = addOns?.sheets?.homepageTrigger ?? addOns?.common?.homepageTrigger;
  if (!addOns?.sheets || !trigger) throw new Error('appsscript.json names no homepage function for Sheets.');
  return trigger.runFunction;
}

/** Whether an advanced service is switched on, e.g. `drive` `v3`: only then has the script its global. */
export function hasService(manifest: Manifest, serviceId: string, version: string): boolean {
  const services = manifest.dependencies?.enabledAdvancedServices ?? [];
  return services.some((service) => service.serviceId === serviceId && service.version === version);
}

/** Whether the consent screen asked for this permission, e.g. `script.send_mail`. With no list Google finds them itself. */
export function hasScope(manifest: Manifest, scope: string): boolean {
  return manifest.oauthScopes?.includes(`https://www.googleapis.com/auth/${scope}`) ?? true;
}
