/** A small file that becomes part of the program, as a data: address. */
declare module '*?inline' {
  const address: string;
  export default address;
}
