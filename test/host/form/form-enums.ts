/** FormApp's enums. `ItemType.RATING` is in Google's reference, not yet in its type declarations. */
import { googleEnum } from '../enums';
import { ITEM_KINDS } from './item';

export const ItemType = googleEnum(...ITEM_KINDS);
export const DestinationType = googleEnum('SPREADSHEET');
export const Alignment = googleEnum('LEFT', 'CENTER', 'RIGHT');
export const FeedbackType = googleEnum('CORRECT', 'INCORRECT', 'GENERAL');
export const PageNavigationType = googleEnum('CONTINUE', 'GO_TO_PAGE', 'RESTART', 'SUBMIT');
export const RatingIconType = googleEnum('STAR', 'HEART', 'THUMB_UP');
