type Numbers = Uint32Array | Float64Array;

/**
 * A list of numbers outside of the heap, as there may be millions: the more is alive in the heap, the longer garbage is
 * left there.
 */
export class Column {
  #numbers: Numbers;
  #count = 0;

  /** Whole numbers below 2^32, or any. */
  constructor(width: 'narrow' | 'wide' = 'narrow') {
    this.#numbers = width === 'narrow' ? new Uint32Array(1024) : new Float64Array(1024);
  }

  get count(): number {
    return this.#count;
  }

  push(number: number): void {
    if (this.#count === this.#numbers.length) {
      const grown =
        this.#numbers instanceof Uint32Array ? new Uint32Array(2 * this.#count) : new Float64Array(2 * this.#count);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#count] = number;
    this.#count += 1;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}
