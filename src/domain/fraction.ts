/** An exact number. Binary floating point would put 1.005 x 100 below 100.5 and round it the wrong way. */
export interface Fraction {
  readonly top: bigint;
  /** Above zero. */
  readonly bottom: bigint;
}

const decimalShape = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i;

/** The exact value of a decimal such as 0.25 or "19". Text that is no decimal counts as 0: check what people type first. */
export function fraction(value: number | string): Fraction {
  const [, sign = '', whole = '', part = '', exponent = '0'] = decimalShape.exec(String(value)) ?? [];
  const digits = BigInt(`${whole}${part}` || '0') * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - part.length;
  const scale = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { top: digits, bottom: scale } : { top: digits * scale, bottom: 1n };
}

/** All factors multiplied. */
export function product(...factors: readonly (Fraction | number | string)[]): Fraction {
  return factors
    .map((factor) => (typeof factor === 'object' ? factor : fraction(factor)))
    .reduce((left, right) => ({ top: left.top * right.top, bottom: left.bottom * right.bottom }));
}

/** The value divided by a whole number above zero. */
export function divided(value: Fraction, by: number): Fraction {
  return { top: value.top, bottom: value.bottom * BigInt(by) };
}

/** The nearest whole number; a half goes up. */
export function halfUp({ top, bottom }: Fraction): number {
  return Number(floor(2n * top + bottom, 2n * bottom));
}

/** The smallest multiple of the step that is not below the value; the step is above zero. */
export function roundedUpTo(value: Fraction, step: number): number {
  const { top, bottom } = fraction(step);
  const steps = -floor(-value.top * bottom, value.bottom * top);
  return toNumber(product({ top: steps, bottom: 1n }, step));
}

/** The nearest number that JavaScript can hold. */
export function toNumber({ top, bottom }: Fraction): number {
  return top % bottom === 0n ? Number(top / bottom) : Number(top) / Number(bottom);
}

function floor(top: bigint, bottom: bigint): bigint {
  const whole = top / bottom;
  return top % bottom < 0n ? whole - 1n : whole;
}
