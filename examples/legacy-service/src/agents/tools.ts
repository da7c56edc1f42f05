import { exec, spawn } from "node:child_process";
import { promisify } from "node:util";
import { logger } from "../util/logger.js";

const run = promisify(exec);

export async function pdfToText(file: string): Promise<string> {
  const { stdout } = await run(`pdftotext -layout -enc UTF-8 ${file} -`);
  return stdout;
}

export function startOcr(image: string, output: string): void {
  const child = spawn("tesseract", [image, output, "--psm", "6"], { stdio: "ignore" });
  child.on("exit", (code) => logger.info(`ocr of ${image} ended with ${code}`));
}
