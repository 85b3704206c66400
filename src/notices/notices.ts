/** The register of notices (时效提示), of those that are marked; loaded when it is first needed. */

import { NOTICES_DATA, type NoticesData } from "../contract";

/** Throws where they do not load. */
export async function loadNotices(): Promise<NoticesData> {
  return (await window.planLibrary.load(NOTICES_DATA)) as NoticesData;
}
