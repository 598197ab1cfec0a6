/** ScriptApp: the permissions side of it. Triggers and tokens are not in this host. */
import { Fake, googleError } from './core';
import { googleEnum, keyFor } from './enums';
import type { Seat } from './session';
import { mismatch, stringFor } from './signature';

export const AuthMode = googleEnum('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');
const AuthorizationStatus = googleEnum('REQUIRED', 'NOT_REQUIRED');

class AuthorizationInfoFake extends Fake {
  readonly googleName = 'AuthorizationInfo';
  readonly #missing: boolean;

  constructor(missing: boolean) {
    super();
    this.#missing = missing;
  }
  getAuthorizationStatus(): unknown {
    return this.#missing ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED;
  }
  getAuthorizationUrl(): string | null {
    return this.#missing ? 'https://accounts.google.com/o/oauth2/auth' : null;
  }
}

export class ScriptAppFake extends Fake {
  readonly googleName = 'ScriptApp';
  readonly AuthMode = AuthMode;
  readonly AuthorizationStatus = AuthorizationStatus;
  readonly #seat: Seat;

  constructor(seat: Seat) {
    super();
    this.#seat = seat;
  }
  /** With granular consent a person may have refused some of the permissions. */
  getAuthorizationInfo(mode: unknown, scopes?: readonly string[]): AuthorizationInfoFake {
    keyFor('ScriptApp.getAuthorizationInfo', AuthMode, mode);
    const wanted = scopes ?? this.#seat.bundle.manifest.oauthScopes ?? [];
    return new AuthorizationInfoFake(wanted.some((scope) => !this.#allows(scope)));
  }
  /** Ends the run with Google's own question for permission if one of these is missing. */
  requireScopes(mode: unknown, scopes: unknown): void {
    keyFor('ScriptApp.requireScopes', AuthMode, mode);
    if (!Array.isArray(scopes)) throw mismatch('ScriptApp.requireScopes', mode, scopes);
    const wanted = scopes.map((scope) => stringFor('ScriptApp.requireScopes', scope));
    if (!wanted.every((scope) => this.#allows(scope)))
      throw googleError('Authorization is required to perform that action.');
  }
  getScriptId(): string {
    return 'script-of-the-local-host';
  }
  #allows(scope: string): boolean {
    return this.#seat.allows(scope.replace('https://www.googleapis.com/auth/', ''));
  }
}
