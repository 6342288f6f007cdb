import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { Section } from "@/components/section";
import { buttonStyle } from "@/components/ui/button";

/** For programs: where every request is described. */
export function Api() {
  const { t } = useTranslation();
  const { rules } = useSession();
  return (
    <Section
      id="api"
      title={t("account.api.title")}
      lead={t(rules.solo ? "account.api.leadSolo" : "account.api.lead")}
      action={
        <a href="/api/docs" className={buttonStyle()}>
          <BookOpen aria-hidden size={18} />
          {t("account.api.docs")}
        </a>
      }
    >
      <pre className="overflow-x-auto rounded-xl bg-raised p-3.5 text-sm">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone */}
        <code tabIndex={0}>
          {`curl ${location.origin}/api/videos${rules.solo ? "" : ' \\\n  -H "authorization: Bearer rw_…"'}`}
        </code>
      </pre>
    </Section>
  );
}
