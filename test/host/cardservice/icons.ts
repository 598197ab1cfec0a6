/** Google's own small pictures, by name. */
import { googleEnum } from '../enums';
import { googleError, type Fake } from '../core';
import { copyOf, countOf, flagOf, Part, PLAIN, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

const ICONS = [
  ...(['NONE', 'AIRPLANE', 'BOOKMARK', 'BUS', 'CAR', 'CLOCK', 'CONFIRMATION_NUMBER_ICON', 'DOLLAR'] as const),
  ...(['DESCRIPTION', 'EMAIL', 'EVENT_PERFORMER', 'EVENT_SEAT', 'FLIGHT_ARRIVAL', 'FLIGHT_DEPARTURE'] as const),
  ...(['HOTEL', 'HOTEL_ROOM_TYPE', 'INVITE', 'MAP_PIN', 'MEMBERSHIP', 'MULTIPLE_PEOPLE', 'OFFER', 'PERSON'] as const),
  ...(['PHONE', 'RESTAURANT_ICON', 'SHOPPING_CART', 'STAR', 'STORE', 'TICKET', 'TRAIN', 'VIDEO_CAMERA'] as const),
  'VIDEO_PLAY' as const,
];

export const Icon = googleEnum(...ICONS);

export class MaterialIcon extends Part<{ name: string }> implements Google.MaterialIcon {
  readonly googleName = 'MaterialIcon';
  readonly [PLAIN]: { name?: string } = {};

  setName(name: string): this {
    this[PLAIN].name = textOf(this, 'setName', name);
    return this;
  }
  // How heavy the symbol is drawn is checked, but not kept: nobody here draws it.
  setFill(fill: boolean): this {
    flagOf(this, 'setFill', fill);
    return this;
  }
  setGrade(grade: number): this {
    countOf(this, 'setGrade', grade);
    return this;
  }
  setWeight(weight: number): this {
    countOf(this, 'setWeight', weight);
    return this;
  }
}

/** The name of a Material symbol given to `owner.setMaterialIcon`. */
export function materialName(owner: Fake, icon: unknown): string {
  const { name } = copyOf(owner, 'setMaterialIcon', icon, MaterialIcon);
  if (!name) throw googleError('MaterialIcon: a name is required.');
  return name;
}
