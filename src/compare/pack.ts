/** The pack that holds the repairs of a plan: FNV-1a (32 bits) over the UTF-16 code units of its id. packs: a power of 2. */
export function packOf(plan: string, packs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < plan.length; i++)
    hash = Math.imul(hash ^ plan.charCodeAt(i), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 16)) & (packs - 1);
}
