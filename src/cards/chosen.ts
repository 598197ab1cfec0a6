import type { Card, Widget } from './card';
import type { Inputs } from './requests';

/** A card that is drawn anew, with what a teacher chose and ticked on it before: nothing chosen is lost by asking again. */
export function asChosen(card: Card, inputs: Inputs): Card {
  const again = (widget: Widget): Widget => {
    const values = widget.kind === 'choice' && inputs[widget.name];
    if (!values) return widget;
    return { ...widget, options: widget.options.map((option) => ({ ...option, on: values.includes(option.value) })) };
  };
  return { ...card, sections: card.sections.map((one) => ({ ...one, widgets: one.widgets.map(again) })) };
}
