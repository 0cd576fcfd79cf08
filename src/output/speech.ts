import { dateAt, isDate, isInstant, speakDate } from '../domain/dates.ts';
import { decimal, formatMoney, type Money, minorDigits } from '../domain/money.ts';

/**
 * How money, numbers and dates are said, to whoever reads a screen, a sheet or a page; the sentence around them stays
 * English. What a program reads (JSON, CSV, calendars), what is kept, and what echoes words that were typed stay plain: an amount
 * is typed with a decimal point and comes back as it was typed.
 */
export interface Speech {
  readonly money: (money: Money) => string;
  /** A number or a decimal such as "8.875"; other text stays as it is. */
  readonly number: (value: number | string) => string;
  /** A date or an instant, in local time; other text stays as it is. `without` leaves out what the reader knows or need not. */
  readonly date: (value: string, without?: Omitted) => string;
}
type Omitted = 'weekday' | 'year';

/** "$1,250.50", "8.875", "Fri 27 Nov 2026, 14:00": plain English, the same on every computer. */
export const plainSpeech: Speech = {
  money: formatMoney,
  number: String,
  date(value, without) {
    const spoken = speakDate(value);
    if (without === undefined || spoken === value) return spoken;
    return spoken.replace(without === 'weekday' ? /^\w+ / : / \d{4}/, '');
  },
};

/** Money, numbers and dates as that locale writes them; plain English without one, and for one that this computer lacks. */
export function speechOf(locale: string | undefined): Speech {
  if (locale === undefined) return plainSpeech;
  // Intl takes longer to load than a list takes to print, so it waits for the first amount or date.
  let made: Speech | undefined;
  const speech = () => {
    made ??= Intl.NumberFormat.supportedLocalesOf(locale).length === 0 ? plainSpeech : localSpeech(locale);
    return made;
  };
  return {
    money: (money) => speech().money(money),
    number: (value) => speech().number(value),
    date: (value, without) => speech().date(value, without),
  };
}

// Lengths of time are said in these digits, and days are typed and kept in this calendar.
const digits = { numberingSystem: 'latn' } as const;
const calendar = { ...digits, calendar: 'gregory', timeZone: 'UTC' } as const;

function localSpeech(locale: string): Speech {
  const amounts = remembered((currency: string) => {
    const decimals = minorDigits(currency);
    return new Intl.NumberFormat(locale, {
      ...digits,
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    });
  });
  const numbers = new Intl.NumberFormat(locale, { ...digits, maximumFractionDigits: 20 });
  const days = remembered(
    (without: Omitted | undefined) =>
      new Intl.DateTimeFormat(locale, {
        ...calendar,
        day: 'numeric',
        month: 'short',
        ...(without !== 'weekday' && { weekday: 'short' }),
        ...(without !== 'year' && { year: 'numeric' }),
      }),
  );
  const times = new Intl.DateTimeFormat(locale, { ...calendar, timeStyle: 'short' });
  const date: Speech['date'] = (value, without) => {
    if (isDate(value)) return withBlanks(days(without).format(Date.parse(value)));
    if (!isInstant(value)) return value;
    const local = new Date(value);
    const minute = Date.UTC(2000, 0, 1, local.getHours(), local.getMinutes());
    return `${date(dateAt(local.getTime()), without)}, ${withBlanks(times.format(minute))}`;
  };
  return {
    money: (money) => withBlanks(amounts(money.currency).format(exact(decimal(money)))),
    number: (value) => (isDecimal(value) ? withBlanks(numbers.format(exact(value))) : String(value)),
    date,
  };
}

/** A number as text is exact beyond what binary floating point can hold. */
function exact(value: number | string): `${number}` {
  return String(value) as `${number}`;
}

function isDecimal(value: number | string): boolean {
  return /^-?\d+(\.\d+)?$/.test(String(value));
}

/** Blanks as wide as any other; only inside a number no line may break. */
function withBlanks(text: string): string {
  return text.replace(/\s/g, ' ').replace(/(?<=\d) (?=\d)/g, '\u00a0');
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
