const GRADEBOOK = 'gradebook';

/** The gradebook that a form is linked to, remembered beside the form; '' when none, or where nothing can be remembered. */
export function linkedGradebook(): string {
  return store()?.getProperty(GRADEBOOK) ?? '';
}

/** Remembers the gradebook of this form: only the id of a spreadsheet, nothing about a student. */
export function rememberGradebook(id: string): void {
  store()?.setProperty(GRADEBOOK, id);
}

/** Document properties are null where the add-on is not yet used in the document. */
function store(): GoogleAppsScript.Properties.Properties | null {
  return PropertiesService.getDocumentProperties() as GoogleAppsScript.Properties.Properties | null;
}
