import { exec, spawn } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { logger } from "../util/logger.js";

const run = promisify(exec);

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

export async function hasPdfTools(): Promise<boolean> {
  try {
    await run("pdftotext -v");
    return true;
  } catch {
    return false;
  }
}

export async function pdfToText(file: string, language = "eng"): Promise<string> {
  if (!(await exists(file))) {
    throw new Error(`${file} does not exist, was it downloaded?`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), "orders-"));
  try {
    const target = path.join(folder, "out.txt");
    await run(`pdftotext -layout -enc UTF-8 ${file} ${target}`);
    return await readFile(target, "utf8");
  } catch (error) {
    logger.error({ err: error, file }, "pdftotext failed");
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function startOcr(image: string, output: string): void {
  const child = spawn("tesseract", [image, output, "--psm", "6"], { stdio: "ignore" });
  child.on("exit", (code) => {
    logger.info(`ocr of ${image} ended with ${code}`);
  });
}

export async function saveDebugCopy(folder: string, name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, `${name}.txt`), text);
}
