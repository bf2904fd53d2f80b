-- Origin: Prisma schema engine 8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323, from before.prisma to after.prisma
-- AlterTable
CREATE SEQUENCE a_id_seq;
CREATE SEQUENCE a_n_seq;
CREATE SEQUENCE a_b_seq;
ALTER TABLE "A" ALTER COLUMN "id" SET DEFAULT nextval('a_id_seq'),
ALTER COLUMN "n" SET DEFAULT nextval('a_n_seq'),
ALTER COLUMN "b" SET DEFAULT nextval('a_b_seq');
ALTER SEQUENCE a_id_seq OWNED BY "A"."id";
ALTER SEQUENCE a_n_seq OWNED BY "A"."n";
ALTER SEQUENCE a_b_seq OWNED BY "A"."b";
