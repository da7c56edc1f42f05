export function checksum(content: string | Buffer): string;
export function sameContent(a: string | Buffer, b: string | Buffer): boolean;
