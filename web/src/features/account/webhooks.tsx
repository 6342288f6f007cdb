import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type MadeWebhook, webhooksListAll } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { ShownOnce } from "@/components/ui/secret";
import { data } from "@/lib/api";
import { NewWebhook } from "./new_webhook";
import { WebhookLine } from "./webhook";

/** Other servers that are told of what happens to one's videos. */
export function Webhooks() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeWebhook>();
  const query = useQuery({
    queryKey: ["webhooks"],
    queryFn: async () => (await data(webhooksListAll())).items,
  });
  return (
    <Section
      id="webhooks"
      title={t("account.webhooks.title")}
      lead={t("account.webhooks.lead")}
      action={
        !making && (
          <Button icon={<Plus aria-hidden size={18} />} onClick={() => setMaking(true)}>
            {t("account.webhooks.new")}
          </Button>
        )
      }
    >
      {making && (
        <NewWebhook
          onClose={() => setMaking(false)}
          onMade={(webhook) => {
            setMaking(false);
            setMade(webhook);
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t("account.webhooks.made")}
          text={made.secret}
          action={<Button onClick={() => setMade(undefined)}>{t("account.once.kept")}</Button>}
        >
          {t("account.webhooks.secret")} {t("account.once.text")}
        </ShownOnce>
      )}
      <Asked query={query} size="h-16">
        {(found) =>
          found.length ? (
            <ul className="divide-y divide-line">
              {found.map((webhook) => (
                <WebhookLine key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          ) : (
            <p className="text-muted">{t("account.webhooks.none")}</p>
          )
        }
      </Asked>
    </Section>
  );
}
