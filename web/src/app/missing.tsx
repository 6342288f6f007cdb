import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { buttonStyle } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useTitle } from "@/lib/title";

/** An address without a page. */
export function Missing() {
  const { t } = useTranslation();
  useTitle(t("failed.missing"));
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <Empty
        heading="h1"
        title={t("failed.missing")}
        action={
          <Link to="/" className={buttonStyle("primary")}>
            {t("failed.home")}
          </Link>
        }
      >
        {t("failed.missingText")}
      </Empty>
    </main>
  );
}
