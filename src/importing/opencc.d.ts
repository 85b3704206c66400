/** The tables of opencc-js alone, which has no types for them. */
declare module "opencc-js/dict/*" {
  const table: string;
  export default table;
}
