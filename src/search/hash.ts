/** The shard of a key: FNV-1a (32 bits) over its UTF-16 code units. shards: a power of 2. */
export function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 16)) & (shards - 1);
}
