"""questions that the FAQ did not answer"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
import sqlalchemy_utc


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('missed_questions',
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('conversation_id', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('market', sa.String(length=10), nullable=False),
    sa.Column('faq_id', sa.Text(), nullable=True),
    sa.Column('encoder', sa.String(length=200), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.Column('asked_at', sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key')
    )
    with op.batch_alter_table('missed_questions', schema=None) as batch_op:
        batch_op.create_index('missed_questions_asked_at', ['asked_at'], unique=False)
        batch_op.create_index('missed_questions_conversation', ['conversation_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('missed_questions', schema=None) as batch_op:
        batch_op.drop_index('missed_questions_conversation')
        batch_op.drop_index('missed_questions_asked_at')

    op.drop_table('missed_questions')
