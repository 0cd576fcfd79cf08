/** Forms parted by `|`: each of the first before each of the second. */
export function pairs(firsts: string, seconds: string): string {
  return firsts
    .split('|')
    .flatMap((first) => seconds.split('|').map((second) => `${first} ${second}`))
    .join('|');
}
