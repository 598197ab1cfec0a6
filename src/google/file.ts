export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The spreadsheet the card stands beside; null is a normal state (platform: it has been null for days before). */
export function openSpreadsheet(): Spreadsheet | null {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** A spreadsheet by the id or address a teacher pasted; null when it does not exist or is not shared with them. */
export function spreadsheetAt(address: string): Spreadsheet | null {
  const id = /\/spreadsheets\/d\/([\w-]+)/.exec(address)?.[1] ?? address.trim();
  if (!/^[\w-]+$/.test(id)) return null;
  return opened(() => SpreadsheetApp.openById(id));
}

/** What was opened; null when it is not there for this teacher. A permission the teacher has yet to give is another matter. */
export function opened<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    const { message = '' } = (error ?? {}) as { readonly message?: string };
    // In the teacher's language but for the address of the permission.
    if (/googleapis\.com\/auth\/|authorization is required/i.test(message)) throw error;
    return null;
  }
}

/** The e-mail address of the teacher; '' when Google does not tell. */
export function teacher(): string {
  return Session.getActiveUser().getEmail();
}

/** Fresh letters for ids: never counted up, so that two sessions cannot make the same one. */
export function freshId(): string {
  return Utilities.getUuid().replace(/-/g, '').slice(0, 10);
}
