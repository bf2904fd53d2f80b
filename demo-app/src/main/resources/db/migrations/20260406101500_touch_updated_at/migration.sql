-- CreateFunction
CREATE FUNCTION "touch_updated_at"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW IS DISTINCT FROM OLD THEN
        NEW."updated_at" := CURRENT_TIMESTAMP;
    END IF;
    RETURN NEW;
END;
$$;

-- CreateTrigger
DO $do$
DECLARE
    "name" TEXT;
BEGIN
    FOREACH "name" IN ARRAY ARRAY['agencies', 'users', 'clients', 'campaigns', 'automations'] LOOP
        EXECUTE format('CREATE TRIGGER touch_updated_at BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION touch_updated_at()', "name");
    END LOOP;
END;
$do$;
