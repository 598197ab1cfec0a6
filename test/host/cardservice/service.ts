/** `CardService` itself: the makers of everything in this folder. */
import { Fake } from '../core';
import { Action, LoadIndicator, OnClose, OpenAs, OpenLink } from './actions';
import { ActionResponseBuilder, Navigation, Notification, UniversalActionResponseBuilder } from './answers';
import { ButtonSet, CardAction, ImageButton, TextButton, TextButtonStyle } from './buttons';
import { CardBuilder, CardHeader, CardSection, FixedFooter, ImageStyle } from './card';
import { BorderStyle, BorderType, Grid, GridItem, GridItemLayout, HorizontalAlignment, ImageComponent } from './grid';
import { Icon, MaterialIcon } from './icons';
import { InputType, SelectionInput, SelectionInputType, Suggestions, Switch, SwitchControlType } from './inputs';
import { TextInput, Validation } from './inputs';
import { DatePicker, DateTimePicker, TimePicker } from './pickers';
import type { BundleFacts } from './rules';
import { DecoratedText, Divider, IconImage, Image, ImageCropType, TextParagraph } from './texts';

export class CardServiceFake extends Fake {
  readonly googleName = 'CardService';
  readonly BorderType = BorderType;
  readonly GridItemLayout = GridItemLayout;
  readonly HorizontalAlignment = HorizontalAlignment;
  readonly Icon = Icon;
  readonly ImageCropType = ImageCropType;
  readonly ImageStyle = ImageStyle;
  readonly InputType = InputType;
  readonly LoadIndicator = LoadIndicator;
  readonly OnClose = OnClose;
  readonly OpenAs = OpenAs;
  readonly SelectionInputType = SelectionInputType;
  readonly SwitchControlType = SwitchControlType;
  readonly TextButtonStyle = TextButtonStyle;
  readonly #bundle: BundleFacts;

  constructor(bundle: BundleFacts) {
    super();
    this.#bundle = bundle;
  }
  newAction(): Action {
    return new Action();
  }
  newActionResponseBuilder(): ActionResponseBuilder {
    return new ActionResponseBuilder(this.#bundle);
  }
  newBorderStyle(): BorderStyle {
    return new BorderStyle();
  }
  newButtonSet(): ButtonSet {
    return new ButtonSet();
  }
  newCardAction(): CardAction {
    return new CardAction();
  }
  newCardBuilder(): CardBuilder {
    return new CardBuilder(this.#bundle);
  }
  newCardHeader(): CardHeader {
    return new CardHeader();
  }
  newCardSection(): CardSection {
    return new CardSection();
  }
  newDatePicker(): DatePicker {
    return new DatePicker();
  }
  newDateTimePicker(): DateTimePicker {
    return new DateTimePicker();
  }
  newDecoratedText(): DecoratedText {
    return new DecoratedText();
  }
  newDivider(): Divider {
    return new Divider();
  }
  newFixedFooter(): FixedFooter {
    return new FixedFooter();
  }
  newGrid(): Grid {
    return new Grid();
  }
  newGridItem(): GridItem {
    return new GridItem();
  }
  newIconImage(): IconImage {
    return new IconImage();
  }
  newImage(): Image {
    return new Image();
  }
  newImageButton(): ImageButton {
    return new ImageButton();
  }
  newImageComponent(): ImageComponent {
    return new ImageComponent();
  }
  newMaterialIcon(): MaterialIcon {
    return new MaterialIcon();
  }
  newNavigation(): Navigation {
    return new Navigation();
  }
  newNotification(): Notification {
    return new Notification();
  }
  newOpenLink(): OpenLink {
    return new OpenLink();
  }
  newSelectionInput(): SelectionInput {
    return new SelectionInput();
  }
  newSuggestions(): Suggestions {
    return new Suggestions();
  }
  newSwitch(): Switch {
    return new Switch();
  }
  newTextButton(): TextButton {
    return new TextButton();
  }
  newTextInput(): TextInput {
    return new TextInput();
  }
  newTextParagraph(): TextParagraph {
    return new TextParagraph();
  }
  newTimePicker(): TimePicker {
    return new TimePicker();
  }
  newUniversalActionResponseBuilder(): UniversalActionResponseBuilder {
    return new UniversalActionResponseBuilder(this.#bundle);
  }
  newValidation(): Validation {
    return new Validation();
  }
}
