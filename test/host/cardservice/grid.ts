/** The grid: items in one or two columns that share one click. */
import { googleEnum, keyFor } from '../enums';
import type { Members } from '../signature';
import { Action, linkOf } from './actions';
import type { Draft, GridItemJson, GridJson } from './json';
import { copyOf, countOf, memberOf, Part, PLAIN, setClick, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

export const BorderType = googleEnum('NO_BORDER', 'STROKE');
export const GridItemLayout = googleEnum('TEXT_BELOW', 'TEXT_ABOVE');
export const HorizontalAlignment = googleEnum('START', 'CENTER', 'END');

/** How a border looks is checked, but not kept: nobody here draws it. */
export class BorderStyle extends Part<object> implements Google.BorderStyle {
  readonly googleName = 'BorderStyle';
  readonly [PLAIN] = {};

  setCornerRadius(radius: number): this {
    countOf(this, 'setCornerRadius', radius);
    return this;
  }
  setStrokeColor(color: string): this {
    textOf(this, 'setStrokeColor', color);
    return this;
  }
  setType(type: Google.BorderType): this {
    keyFor(memberOf(this, 'setType'), BorderType, type);
    return this;
  }
}

interface ImageComponentJson {
  url: string;
  altText?: string;
}

type ImageComponentMembers = 'setAltText' | 'setBorderStyle' | 'setImageUrl';

export class ImageComponent
  extends Part<ImageComponentJson>
  implements Members<Google.ImageComponent, ImageComponentMembers>
{
  readonly googleName = 'ImageComponent';
  readonly [PLAIN]: Partial<ImageComponentJson> = {};

  setAltText(text: string): this {
    this[PLAIN].altText = textOf(this, 'setAltText', text);
    return this;
  }
  setBorderStyle(style: Google.BorderStyle): this {
    copyOf(this, 'setBorderStyle', style, BorderStyle);
    return this;
  }
  setImageUrl(url: string): this {
    this[PLAIN].url = textOf(this, 'setImageUrl', url);
    return this;
  }
}

export class GridItem extends Part<GridItemJson> implements Google.GridItem {
  readonly googleName = 'GridItem';
  readonly [PLAIN]: Draft<GridItemJson> = {};

  setIdentifier(id: string): this {
    this[PLAIN].identifier = textOf(this, 'setIdentifier', id);
    return this;
  }
  setImage(image: Google.ImageComponent): this {
    const { url, altText } = copyOf(this, 'setImage', image, ImageComponent);
    this[PLAIN].imageUrl = url;
    this[PLAIN].imageAltText = altText;
    return this;
  }
  setLayout(layout: Google.GridItemLayout): this {
    keyFor(memberOf(this, 'setLayout'), GridItemLayout, layout);
    return this;
  }
  setSubtitle(subtitle: string): this {
    this[PLAIN].subtitle = textOf(this, 'setSubtitle', subtitle);
    return this;
  }
  setTextAlignment(alignment: Google.HorizontalAlignment): this {
    keyFor(memberOf(this, 'setTextAlignment'), HorizontalAlignment, alignment);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
}

type GridMembers = 'addItem' | 'setBorderStyle' | 'setNumColumns' | 'setOnClickAction' | 'setOpenLink' | 'setTitle';

export class Grid extends Part<GridJson> implements Members<Google.Grid, GridMembers> {
  readonly googleName = 'Grid';
  readonly [PLAIN]: Draft<GridJson> = { type: 'Grid', columns: 1, items: [] };

  addItem(item: Google.GridItem): this {
    this[PLAIN].items = [...(this[PLAIN].items ?? []), copyOf(this, 'addItem', item, GridItem)];
    return this;
  }
  setBorderStyle(style: Google.BorderStyle): this {
    copyOf(this, 'setBorderStyle', style, BorderStyle);
    return this;
  }
  setNumColumns(columns: number): this {
    this[PLAIN].columns = countOf(this, 'setNumColumns', columns);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
  setOnClickAction(action: Google.Action): this {
    setClick(this, copyOf(this, 'setOnClickAction', action, Action));
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    setClick(this, linkOf(this, 'setOpenLink', link));
    return this;
  }
}
