// Which field an item becomes.
import { date, dateTime } from './day';
import type { Field, Place } from './field';
import { choice, choices, mostButtons, offer, yesNo } from './options';
import { photo } from './photo';
import { codePicker } from './code';
import { longChoice, picker } from './picker';
import { note, result } from './shown';
import { signature } from './signature';
import { number, text } from './typed';

export function makeField(place: Place): Field {
  const { item } = place;
  if (item.calc !== null || item.decides !== null) return result(place);
  switch (item.type) {
    case 'yesno': return yesNo(place);
    case 'offer': return offer(place);
    case 'choice': return item.options.length > mostButtons ? longChoice(place) : choice(place);
    case 'choices': return choices(place);
    case 'integer':
    case 'decimal': return number(place);
    case 'date': return date(place);
    case 'datetime': return dateTime(place);
    case 'person':
    case 'unit':
    case 'staff':
    case 'lot': return picker(place);
    case 'code': return codePicker(place);
    case 'photo': return photo(place);
    case 'signature': return signature(place);
    case 'note':
    case 'decision': return note(place);
    default: return text(place);
  }
}
