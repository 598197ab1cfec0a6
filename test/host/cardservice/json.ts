/** A card as plain data: what the fake CardService keeps, the panel drives, and tests and the preview page read. */

export interface CardJson {
  readonly name?: string;
  readonly header?: HeaderJson;
  readonly sections: readonly SectionJson[];
  readonly footer?: { readonly primary?: TextButtonJson; readonly secondary?: TextButtonJson };
  /** The card's own menu, behind the three dots. */
  readonly actions: readonly CardActionJson[];
}

export interface HeaderJson {
  readonly title?: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly imageAltText?: string;
  readonly imageStyle?: string;
}

export interface SectionJson {
  readonly header?: string;
  readonly collapsible: boolean;
  /** How many widgets stay in view when the section is folded. */
  readonly uncollapsed: number;
  readonly widgets: readonly WidgetJson[];
}

export interface ActionJson {
  readonly function: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly loadIndicator: 'SPINNER' | 'NONE';
  readonly persistValues: boolean;
  /** Field names that must be filled in before the panel sends the click. */
  readonly requiredWidgets: readonly string[];
  readonly allRequired: boolean;
}

export interface LinkJson {
  readonly openLink: { readonly url: string; readonly openAs: string; readonly onClose: string };
}

export type ClickJson = ActionJson | LinkJson;

export interface CardActionJson {
  readonly text: string;
  readonly onClick?: ClickJson;
}

export interface TextParagraphJson {
  readonly type: 'TextParagraph';
  /** As given, with Google's formatting tags still in it. */
  readonly text: string;
}

export interface DecoratedTextJson {
  readonly type: 'DecoratedText';
  readonly topLabel?: string;
  readonly text: string;
  readonly bottomLabel?: string;
  readonly wrapText?: boolean;
  readonly onClick?: ClickJson;
  readonly button?: ButtonJson;
  readonly switch?: SwitchJson;
  readonly startIcon?: IconJson;
  readonly endIcon?: IconJson;
}

export interface IconJson {
  /** A name of Google's or Material's icons, or an address. */
  readonly icon: string;
  readonly altText?: string;
}

export interface SwitchJson {
  readonly fieldName: string;
  readonly value: string;
  readonly selected: boolean;
  readonly control: 'SWITCH' | 'CHECK_BOX';
  readonly onChange?: ActionJson;
}

export interface TextInputJson {
  readonly type: 'TextInput';
  readonly fieldName: string;
  readonly title?: string;
  readonly hint?: string;
  readonly value?: string;
  readonly multiline?: boolean;
  readonly onChange?: ActionJson;
  readonly suggestions?: readonly string[];
  readonly suggestionsAction?: ActionJson;
  readonly validation?: { readonly characterLimit?: number; readonly inputType?: string };
}

export interface SelectionInputJson {
  readonly type: 'SelectionInput';
  readonly fieldName: string;
  readonly title?: string;
  readonly inputType: 'CHECK_BOX' | 'RADIO_BUTTON' | 'DROPDOWN' | 'SWITCH';
  readonly items: readonly { readonly text: string; readonly value: string; readonly selected: boolean }[];
  readonly onChange?: ActionJson;
}

export interface DatePickerJson {
  readonly type: 'DatePicker';
  readonly fieldName: string;
  readonly title?: string;
  readonly msSinceEpoch?: number;
  readonly onChange?: ActionJson;
}

export interface DateTimePickerJson {
  readonly type: 'DateTimePicker';
  readonly fieldName: string;
  readonly title?: string;
  readonly msSinceEpoch?: number;
  readonly offsetMinutes?: number;
  readonly onChange?: ActionJson;
}

export interface TimePickerJson {
  readonly type: 'TimePicker';
  readonly fieldName: string;
  readonly title?: string;
  readonly hours?: number;
  readonly minutes?: number;
  readonly onChange?: ActionJson;
}

export interface TextButtonJson {
  readonly type: 'TextButton';
  readonly text: string;
  readonly style: 'OUTLINED' | 'FILLED' | 'FILLED_TONAL' | 'BORDERLESS';
  readonly disabled?: boolean;
  readonly backgroundColor?: string;
  readonly altText?: string;
  readonly onClick?: ClickJson;
}

export interface ImageButtonJson {
  readonly type: 'ImageButton';
  readonly icon: string;
  readonly altText: string;
  readonly onClick?: ClickJson;
}

export type ButtonJson = TextButtonJson | ImageButtonJson;

export interface ButtonSetJson {
  readonly type: 'ButtonSet';
  readonly buttons: readonly ButtonJson[];
}

export interface ImageJson {
  readonly type: 'Image';
  readonly url: string;
  readonly altText?: string;
  readonly onClick?: ClickJson;
}

export interface DividerJson {
  readonly type: 'Divider';
}

export interface GridJson {
  readonly type: 'Grid';
  readonly title?: string;
  readonly columns: number;
  readonly items: readonly GridItemJson[];
  readonly onClick?: ClickJson;
}

export interface GridItemJson {
  readonly identifier?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly imageAltText?: string;
}

export type InputJson = TextInputJson | SelectionInputJson | DatePickerJson | DateTimePickerJson | TimePickerJson;

export type WidgetJson =
  | TextParagraphJson
  | DecoratedTextJson
  | InputJson
  | TextButtonJson
  | ImageButtonJson
  | ButtonSetJson
  | ImageJson
  | DividerJson
  | GridJson;

/** What a callback answers. */
export interface AnswerJson {
  readonly navigation?: readonly StepJson[];
  readonly notification?: string;
  readonly openLink?: LinkJson;
  readonly stateChanged?: boolean;
}

export type StepJson =
  | { readonly step: 'push' | 'update'; readonly card: CardJson }
  | { readonly step: 'pop' | 'popToRoot' }
  | { readonly step: 'popTo'; readonly name: string };

/** A thing under construction: nothing is required yet, everything may still be set. */
export type Draft<T> = { -readonly [Key in keyof T]?: T[Key] };
